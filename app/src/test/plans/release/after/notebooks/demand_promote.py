# Databricks notebook source
print("demand promote")
